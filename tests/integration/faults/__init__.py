"""Every way in which something can fail, and what the patient gets then."""
