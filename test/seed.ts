import fc from "fast-check";

// The same cases at every run; another seed by PROPERTY_SEED.
fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20261122) });
