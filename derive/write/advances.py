"""Widths of letters and signs in em, as Computer Modern has them, in which all formats set formulas; and their kinds.

The kinds are TeX's: `ord`, `op`, `bin`, `rel`, `open`, `close`, `punct`, `inner`; they say how far signs stand apart.
"""

from __future__ import annotations

DIGIT = 0.5
LETTER = 0.57
UPRIGHT = 0.5
_ITALIC = (
    "a.53 b.43 c.43 d.52 e.47 f.56 g.48 h.58 i.34 j.41 k.52 l.30 m.88 n.60 o.48 p.50 q.45 r.45 s.47 t.36 u.57 v.48 "
    "w.72 x.57 y.49 z.46 A.75 B.76 C.72 D.83 E.74 F.64 G.79 H.83 I.44 J.56 K.85 L.68 M.97 N.80 O.76 P.64 Q.79 R.76 "
    "S.61 T.58 U.68 V.58 W.94 X.83 Y.58 Z.68"
)
_UPRIGHT = (
    "a.50 b.56 c.44 d.56 e.44 f.31 g.50 h.56 i.28 j.31 k.53 l.28 m.83 n.56 o.50 p.56 q.53 r.39 s.39 t.39 u.56 v.53 "
    "w.72 x.53 y.53 z.44 A.75 B.71 C.72 D.76 E.68 F.65 G.78 H.75 I.36 J.51 K.78 L.63 M.92 N.75 O.78 P.68 Q.78 R.74 "
    "S.56 T.72 U.75 V.75 W1.03 X.75 Y.75 Z.61 -.33"
)
_GREEK = (
    "alpha.64 beta.57 gamma.52 delta.44 epsilon.41 varepsilon.47 zeta.44 eta.50 theta.47 iota.35 kappa.58 lambda.58 "
    "mu.60 nu.49 xi.44 pi.57 rho.52 sigma.57 tau.44 upsilon.54 phi.60 varphi.65 chi.63 psi.65 omega.62 Gamma.62 "
    "Delta.83 Theta.78 Lambda.69 Xi.67 Pi.75 Sigma.72 Upsilon.78 Phi.72 Psi.78 Omega.72 infty1.0 partial.53 nabla.83 "
    "top.78 star.50 emptyset.50 lnot.67 cdots1.17 dots1.17 ell.42"
)
_RELATIONS = (
    "=.78 <.78 >.78 :.28 neq.78 le.78 ge.78 leq.78 geq.78 approx.78 propto.78 in.67 sim.78 to1.0 Rightarrow1.0 "
    "iff1.94 implies1.78 leftrightarrow1.0 mid.28 succ.78 succeq.78 prec.78 preceq.78"
)
_SIGNS = {
    "bin": "+.78 -.78 cdot.28 times.78 odot.78 otimes.78 oplus.78 pm.78",
    "rel": _RELATIONS,
    "punct": ",.28 ;.28",
    "op": "sum1.44 prod1.28 int.56",
    "open": "(.39 [.28 lvert.28 lVert.5 lfloor.44 lceil.44 {.5 .0.12",
    "close": ").39 ].28 rvert.28 rVert.5 rfloor.44 rceil.44 }.5 !.28",
}  # fmt: skip


def _table(text: str) -> dict[str, float]:
    """Names with their widths: the number begins at the first digit, or at the point before it."""
    out = {}
    for entry in text.split():
        name = entry.rstrip("0123456789.") or entry[0]
        out[name] = float(entry[len(name) :])
    return out


ITALIC, UPRIGHTS, GREEK = map(_table, (_ITALIC, _UPRIGHT, _GREEK))
KINDS = {name: (kind, size) for kind, text in _SIGNS.items() for name, size in _table(text).items()}
# signs that are smaller in a line of text
SMALL = {"sum": 1.06, "prod": 0.94, "int": 0.56}
