using Notion.Refit.Models;
using Notion.Refit.Rows.Writing;

namespace Notion.Refit.Live.Saving;

/// <summary>Creates a page. When the response is lost, the page is looked for before the request is repeated.</summary>
internal sealed class PageCreation(LiveSession session, LivePage page, CreatePageRequest request)
{
    private static readonly TimeSpan s_clockDifference = TimeSpan.FromMinutes(5);

    public async Task<Page> RunAsync(CancellationToken cancellationToken)
    {
        bool mayExist = page.IsUnclear;
        DateTimeOffset since = session.Store.TimeProvider.GetUtcNow();
        for (int attempt = 0; ; attempt++)
        {
            if (mayExist && await LookUpAsync(page.UnclearSince ?? since, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
            Store.RequestTicket ticket = session.Store.Begin();
            try
            {
                return session.Store.Apply(await session.Client.Pages.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
            }
            catch (NotionApiException e) when (PageId.TryParse(e.CommittedResourceId, out PageId id))
            {
                return session.Store.Apply(await session.Client.Pages.RetrieveAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false), ticket, ChangeOrigin.Local);
            }
            catch (NotionException e) when (LostResponse.IsPossible(e))
            {
                page.UnclearSince ??= since;
                mayExist = true;

                // After a timeout Notion may still be at work: a page that is not there yet can appear.
                if (e is NotionTimeoutException || attempt > 0)
                {
                    if (await TryLookUpAsync(page.UnclearSince.Value, e, cancellationToken).ConfigureAwait(false) is { } late)
                        return late;
                    throw new UnclearCreationException(e);
                }
            }
        }
    }

    private async Task<Page?> TryLookUpAsync(DateTimeOffset since, NotionException cause, CancellationToken cancellationToken)
    {
        try
        {
            return await LookUpAsync(since, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionException)
        {
            throw new UnclearCreationException(cause);
        }
    }

    /// <summary>Looks for the page among those created since.</summary>
    /// <exception cref="UnclearCreationException">Several pages may be it, or it could not be looked for.</exception>
    private async Task<Page?> LookUpAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        DateTimeOffset earliest = since - s_clockDifference;
        Store.RequestTicket ticket = session.Store.Begin();
        var found = new List<Page>();
        try
        {
            if (request.Parent is DataSourceParent { DataSourceId: var source })
            {
                var query = new QueryDataSourceRequest { Filter = Filter.CreatedTime.OnOrAfter(earliest) };
                await foreach (Page row in session.Client.DataSources.QueryAllAsync(source, query, cancellationToken).ConfigureAwait(false))
                {
                    if (IsSame(row))
                        found.Add(row);
                }
            }
            else if (request.Parent is PageParent { PageId: var outer })
            {
                await foreach (Block block in session.Client.Blocks.ListAllChildrenAsync(outer, cancellationToken).ConfigureAwait(false))
                {
                    if (block.Content is ChildPageBlock child && block.CreatedTime >= earliest && string.Equals(child.Title, page.Title, StringComparison.Ordinal) && !IsKnown(block.Id.ToPageId()))
                        found.Add(await session.Client.Pages.RetrieveAsync(block.Id.ToPageId(), cancellationToken: cancellationToken).ConfigureAwait(false));
                }
            }
        }
        catch (NotionException e)
        {
            throw new UnclearCreationException(e);
        }

        if (found.Count > 1)
            throw new UnclearCreationException(new InvalidOperationException($"{found.Count} pages that were created since have the content of {page}."));
        return found.Count == 0 ? null : session.Store.Apply(found[0], ticket, ChangeOrigin.Local);
    }

    private bool IsKnown(PageId id) => session.Store.FindPage(id) is not null;

    private bool IsSame(Page row)
    {
        if (IsKnown(row.Id))
            return false;
        foreach ((string id, WritablePropertyValue value) in request.Properties)
        {
            Property? there = row.Properties.Values.FirstOrDefault(property => property.Id.ToString() == id);
            if (there is null || !ValueEquality.AreSame(there.Value, value))
                return false;
        }

        return true;
    }
}
