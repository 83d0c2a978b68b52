"""What the product is made of besides its own code: licences, known faults, a bill of materials.

`python -m supply licences|audit|sbom`; all three read the locks, `requirements/*.lock` and
`pwa/package-lock.json`.
"""
