"""The embedding model as the bot runs it: with what it learnt of patients' phrases (bot.language.adapter), and with
int8 arithmetic, which one thread runs three to four times as fast.

Dynamic quantization by ONNX Runtime (onnxruntime.ai/docs/performance/model-optimizations/quantization.html): weights
have a scale for each channel, activations one for each text. Weights keep to 7 bits, so that processors without VNNI
do not overflow and give the same vectors. Takes about 4 s and is done in training; nothing of it is loaded to answer.
"""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.language.adapter import ADAPTER, adapt, read_adapter
from bot.language.encoder import model_file

if TYPE_CHECKING:
    from onnx import ModelProto

_CODE = (Path(__file__), Path(__file__).with_name("adapter.py"))


def quantized_model() -> bytes:
    """The ONNX model, the same bytes each time; raises EncoderError when what it is made of is missing or differs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = exact_model()
    adapt(model, read_adapter())
    with TemporaryDirectory() as folder:
        adapted, quantized = Path(folder, "adapted.onnx"), Path(folder, "quantized.onnx")
        adapted.write_bytes(model.SerializeToString())
        quantize_dynamic(adapted, quantized, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return quantized.read_bytes()


def exact_model() -> "ModelProto":
    """The embedding model as it comes, its weights as floats; raises EncoderError where its file is missing or
    differs."""
    import onnx
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with TemporaryDirectory() as folder:
        prepared = Path(folder, "prepared.onnx")
        quant_pre_process(str(model_file()), str(prepared), skip_symbolic_shape=True)
        return onnx.load(str(prepared))


def fingerprint() -> str:
    """Changes when the model could."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in (*_CODE, ADAPTER))).hexdigest()
