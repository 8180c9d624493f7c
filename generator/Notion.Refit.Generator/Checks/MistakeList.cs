using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Checks;

/// <summary>Collects mistakes, so that one run shows all of them.</summary>
internal sealed class MistakeList
{
    private readonly HashSet<Mistake> _mistakes = [];

    public bool IsEmpty => _mistakes.Count == 0;

    /// <summary>The mistakes, ordered by file and line.</summary>
    public IReadOnlyList<Mistake> Ordered =>
    [
        .. _mistakes
            .OrderBy(mistake => mistake.Where.File, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.Where.Line)
            .ThenBy(mistake => mistake.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Notes a mistake; the same one at the same place counts once.</summary>
    public void Add(SourceLocation where, string what, string remedy) => _mistakes.Add(new Mistake(where, what, remedy));
}
