using Notion.Refit.Everyday.Files;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The losses of a copy of a page.</summary>
public sealed class ClonePlan
{
    private ClonePlan(LivePage page, IReadOnlyList<NotCopied> notCopied)
    {
        Page = page;
        NotCopied = notCopied;
    }

    /// <summary>The page.</summary>
    public LivePage Page { get; }

    /// <summary>The parts without a copy, or with another form; found by reading, before anything is written.</summary>
    public IReadOnlyList<NotCopied> NotCopied { get; }

    /// <summary>Returns what has no copy, a line each.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public override string ToString() => NotCopied.Count == 0 ? "everything is copied" : string.Join('\n', NotCopied);

    internal static async Task<ClonePlan> CreateAsync(LivePage page, CancellationToken cancellationToken)
    {
        LiveSession session = page.Session;
        var duplication = new PageDuplication(session.Client.Pages, session.Client.Blocks, null, session.Store.TimeProvider)
        {
            Files = new FileCopier(session.Client.FileUploads, null, session.Store.TimeProvider),
            Databases = new DatabaseDuplication(session.Client.Databases, session.Client.DataSources, session.Client.Pages, copyRows: true),
        };
        return new ClonePlan(page, await duplication.LossesAsync(page.Id, Parent.Page(page.Id), cancellationToken).ConfigureAwait(false));
    }
}
