"""The matching engine: arrays in, arrays and reasons out. Its first kernels arrive with their own issue."""
