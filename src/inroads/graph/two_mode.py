"""Persons in places, kept as two modes: what closes, and which place could go without anybody noticing."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from inroads.graph.layer_edges import Floats, Ints, Matrix, shares


class TwoMode(NamedTuple):
    """Who is in which place; each person at most once in each place."""

    persons: int
    places: int
    person: Ints
    place: Ints

    @classmethod
    def of(cls, persons: int, places: int, person: ArrayLike, place: ArrayLike) -> Self:
        """From presences as they were noted.

        >>> TwoMode.of(2, 1, [0, 1, 0], [0, 0, 0]).person.tolist()
        [0, 1]
        """
        keys = np.unique(np.asarray(person, dtype=np.int64) * places + np.asarray(place, dtype=np.int64))
        return cls(persons, places, keys // max(places, 1), keys % max(places, 1))

    @property
    def matrix(self) -> Matrix:
        """Persons by places, of zeros and ones."""
        shape = (self.persons, self.places)
        return sparse.coo_array((np.ones(len(self.person)), (self.person, self.place)), shape=shape).tocsr()

    @property
    def sizes(self) -> Ints:
        """Persons in each place."""
        return np.bincount(self.place, minlength=self.places)


def redundancy_of_places(two: TwoMode) -> Floats:
    r"""By place the share of pairs it brings together that another brings together too; nan below two persons.

    Question
    --------
    If this café or forum closed, how many of those who met there would still meet?

    Formula
    -------
    .. math:: \rho_v = \frac{\#\{\{i,j\} \subseteq N(v):\ \exists\, w \ne v,\ \{i,j\} \subseteq N(w)\}}
              {|N(v)|(|N(v)|-1)/2}

    References
    ----------
    Latapy, Magnien & Del Vecchio (2008), Basic notions for the analysis of large two-mode networks,
    doi:10.1016/j.socnet.2007.04.006

    >>> redundancy_of_places(TwoMode.of(3, 2, [0, 1, 2, 0, 1], [0, 0, 0, 1, 1])).round(3).tolist()
    [0.333, 1.0]
    """
    b = two.matrix
    shared = sparse.triu(b @ b.T, k=1).tocsr()
    twice = sparse.csr_array(((shared.data > 1).astype(float), shared.indices, shared.indptr), shape=shared.shape)
    held = np.asarray(b.multiply(twice @ b).sum(axis=0)).ravel()
    size = two.sizes.astype(float)
    return shares(held, size * (size - 1) / 2)


def robins_alexander(two: TwoMode) -> float:
    r"""Of the paths of three steps the share that closes: two who share a place share a second.

    Question
    --------
    Do the same people come together again and again?

    Formula
    -------
    .. math:: C = \frac{4\,C_4}{L_3},\qquad C_4 = \sum_{i<j}\binom{n_{ij}}{2},\qquad
              L_3 = \sum_{(i,v)} (k_i - 1)(k_v - 1)

    with :math:`n_{ij}` the places two persons share. nan without a path of three steps.

    References
    ----------
    Robins & Alexander (2004), Small worlds among interlocking directors,
    doi:10.1023/B:CMOT.0000032580.12184.c0

    >>> robins_alexander(TwoMode.of(3, 2, [0, 1, 2, 0, 1], [0, 0, 0, 1, 1]))
    0.6666666666666666
    """
    b = two.matrix
    shared = sparse.triu(b @ b.T, k=1).data
    squares = (shared * (shared - 1) / 2).sum()
    of_person = np.bincount(two.person, minlength=two.persons)
    paths = ((of_person[two.person] - 1) * (two.sizes[two.place] - 1)).sum()
    return float(shares(4 * squares, paths))
