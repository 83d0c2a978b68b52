"""What an offer's words wish, exclude, ask or promise against the law, found by their meaning.

A person checks it and nothing is refused by the machine alone: a false alarm costs a look. The grounds, their
articles and what to write instead are data (`grounds`), and so are the expressions that tell them (`lists`),
and the ways to wish, to exclude, to ask and to deny. `expressions` finds them in the words of a sentence
(`text`), `finder` puts them together, and what people labelled (`learned`) has the last word. Neutrality is
design §8.7.
"""
