"""Clusters: what belongs together, directly or through others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(slots=True)
class Clusters(Generic[Node]):
    """Things that belong together (a union-find forest).

    >>> clusters = Clusters()
    >>> clusters.join("a", "b"), clusters.join("c", "b"), clusters.find("a") == clusters.find("c")
    (None, None, True)
    """

    above: dict[Node, Node] = field(default_factory=dict)

    def find(self, node: Node) -> Node:
        """Return what stands for the cluster of a node."""
        while (above := self.above.get(node, node)) != node:
            node = above
        return node

    def join(self, a: Node, b: Node) -> None:
        """Put two nodes in one cluster."""
        self.above[self.find(b)] = self.find(a)

    def groups(self, nodes: Iterable[Node]) -> list[list[Node]]:
        """Return the clusters of some nodes, in the order of their first nodes."""
        found: dict[Node, list[Node]] = {}
        for node in nodes:
            found.setdefault(self.find(node), []).append(node)
        return list(found.values())
