import fc from 'fast-check'

// One commit, one verdict: properties are tried on the same cases each run. SPECIE_SEED=random looks for new ones.
const asked = process.env.SPECIE_SEED ?? '20261121'
fc.configureGlobal({ seed: asked === 'random' ? Date.now() | 0 : Number(asked) })
