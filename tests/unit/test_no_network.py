"""The guard in tests/conftest.py: what reaches out of this machine fails the test, and nothing else does."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import uvloop

# Addresses kept for documentation (RFC 5737, RFC 3849) and a name that never exists (RFC 2606).
OUTSIDE = ["192.0.2.1", "198.51.100.7", "10.1.2.3", "clinic.invalid", "127.0.0.1.clinic.invalid", "localhost.invalid"]

blocked = pytest.raises(pytest.fail.Exception, match=r"may not reach the network: .* is neither loopback nor")


@pytest.fixture
def tcp() -> Iterator[socket.socket]:
    """A socket that gives up at once, should the guard not hold it back."""
    with socket.socket() as made:
        made.settimeout(0.2)
        yield made


@pytest.fixture
def server() -> Iterator[tuple[str, int]]:
    """The address of something that listens here."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()


@pytest.mark.parametrize("host", OUTSIDE)
def test_a_connection_to_the_outside_fails_the_test(tcp: socket.socket, host: str) -> None:
    with blocked:
        tcp.connect((host, 80))
    with blocked:
        tcp.connect_ex((host, 80))


@pytest.mark.parametrize("host", ["clinic.invalid", b"clinic.invalid", ""])
def test_a_name_is_not_looked_up(host: str | bytes) -> None:
    with blocked:
        socket.getaddrinfo(host, 443)


def test_a_datagram_is_not_sent_out() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as udp, blocked:
        udp.sendto(b"hello", ("192.0.2.1", 53))


def test_an_ipv6_connection_to_the_outside_fails_the_test() -> None:
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    with socket.socket(socket.AF_INET6) as tcp, blocked:
        tcp.connect(("2001:db8::1", 80))


LOOPS = [asyncio.DefaultEventLoopPolicy(), uvloop.EventLoopPolicy()]


@pytest.mark.parametrize("policy", LOOPS)
def test_event_loops_are_held_back_too(policy: asyncio.AbstractEventLoopPolicy) -> None:
    async def reach_out() -> None:
        with blocked:
            await asyncio.wait_for(asyncio.open_connection("192.0.2.1", 80), 1)
        with blocked:
            await asyncio.wait_for(asyncio.open_connection(host="clinic.invalid", port=80), 1)

    with asyncio.Runner(loop_factory=policy.new_event_loop) as runner:
        runner.run(reach_out())


@pytest.mark.parametrize("policy", LOOPS)
def test_event_loops_send_no_datagrams_out(policy: asyncio.AbstractEventLoopPolicy) -> None:
    async def reach_out() -> None:
        loop = asyncio.get_running_loop()
        with blocked:
            transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("192.0.2.1", 53))
            transport.close()

    with asyncio.Runner(loop_factory=policy.new_event_loop) as runner:
        runner.run(reach_out())


@pytest.mark.parametrize("policy", LOOPS)
def test_event_loops_reach_loopback(policy: asyncio.AbstractEventLoopPolicy, server: tuple[str, int]) -> None:
    async def reach() -> int:
        _reader, writer = await asyncio.open_connection("localhost", server[1], family=socket.AF_INET)
        writer.close()
        return int(writer.get_extra_info("peername")[1])

    with asyncio.Runner(loop_factory=policy.new_event_loop) as runner:
        assert runner.run(reach()) == server[1]


def test_a_client_that_swallows_exceptions_does_not_swallow_this_one() -> None:
    with blocked, suppress(Exception):
        httpx.get("http://192.0.2.1/", timeout=0.2)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.9.1"])
def test_loopback_is_allowed(tcp: socket.socket, server: tuple[str, int], host: str) -> None:
    try:
        tcp.connect((host, server[1]))
    except ConnectionRefusedError:
        assert host == "127.8.9.1"  # loopback, where nobody listens


def test_a_unix_socket_is_allowed(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as client:
        listening.bind(path)
        listening.listen()
        client.connect(path)
        assert client.getpeername() == path
