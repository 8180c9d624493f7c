using Notion.Refit.Models;

namespace Notion.Refit.Live.Cloning;

/// <summary>Copies pages by the everyday duplicates, and renews the store.</summary>
internal static class Cloner
{
    public static async Task<LiveClone> RunAsync(LivePage page, Parent parent, DuplicationOptions? options, CancellationToken cancellationToken)
    {
        LiveSession session = page.Session;
        if (page.IsChanged)
            throw new InvalidOperationException($"{page} has changes that are not saved. Call session.SaveAsync() or Discard() first.");
        await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
        Store.RequestTicket ticket = session.Store.Begin();
        DuplicatedPage copy = await session.Client.DuplicateAsync(page.Id, parent, options, timeProvider: session.Store.TimeProvider, cancellationToken: cancellationToken).ConfigureAwait(false);
        session.Store.Apply(copy.Page, ticket, ChangeOrigin.Local);
        return new LiveClone(session.PageOf(copy.Page.Id), copy.NewIds, copy.NewDatabaseIds, copy.NotCopied);
    }
}
