using Notion.Refit.Live.Cloning;

namespace Notion.Refit.Live;

/// <summary>The losses of a copy of a page or database.</summary>
public sealed class ClonePlan
{
    private ClonePlan(LiveBlock source, IReadOnlyList<NotCopied> notCopied)
    {
        Source = source;
        NotCopied = notCopied;
    }

    /// <summary>The page or database.</summary>
    public LiveBlock Source { get; }

    /// <summary>The parts without a copy, or with another form; found by reading, before anything is written.</summary>
    public IReadOnlyList<NotCopied> NotCopied { get; }

    /// <summary>Returns what has no copy, a line each.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public override string ToString() => NotCopied.Count == 0 ? "everything is copied" : string.Join('\n', NotCopied);

    internal static async Task<ClonePlan> CreateAsync(LiveBlock source, DuplicationOptions? options, CancellationToken cancellationToken) =>
        new(source, await new Cloner(source.Session, options ?? new DuplicationOptions()).LossesAsync(source, cancellationToken).ConfigureAwait(false));
}
