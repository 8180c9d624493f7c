using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Everyday.Values;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Reads the rest of values that Notion cuts at 25 references.</summary>
public static class PageCompletionExtensions
{
    private const int PagesAtATime = 8;

    /// <param name="pages">The area.</param>
    extension(INotionPages pages)
    {
        /// <summary>Reads the values of a page that may be incomplete.</summary>
        /// <param name="page">The page as it was read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The page with whole values; the same object when nothing is missing.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// A request for each 100 elements of a value, several values at a time. A relation says whether it is incomplete; people, texts with 25 mentions
        /// and rollups with 25 values are read again because they may be.
        /// </remarks>
        public async Task<Page> CompleteAsync(Page page, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(page);
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return (await activity.RunAsync(() => CompleteAllAsync(pages, [page], cancellationToken)).ConfigureAwait(false))[0];
        }

        /// <summary>Reads the values of several pages that may be incomplete, several at a time.</summary>
        /// <param name="incomplete">The pages as they were read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The pages with whole values, in the same order.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        public async Task<IReadOnlyList<Page>> CompleteAsync(IReadOnlyList<Page> incomplete, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(incomplete);
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return await activity.RunAsync(() => CompleteAllAsync(pages, incomplete, cancellationToken)).ConfigureAwait(false);
        }

        /// <summary>Reads the whole value of one property.</summary>
        /// <param name="pageId">The page.</param>
        /// <param name="property">The property as it was read.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The property with its whole value.</returns>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>A request for each 100 elements of the value.</remarks>
        public async Task<Property> CompleteAsync(PageId pageId, Property property, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(pages);
            ArgumentNullException.ThrowIfNull(property);
            using EverydayActivity activity = EverydayActivity.Start("complete");
            return await activity.RunAsync(() => ReadAsync(pages, pageId, property, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<Page>> CompleteAllAsync(INotionPages pages, IReadOnlyList<Page> incomplete, CancellationToken cancellationToken)
    {
        var whole = new Page[incomplete.Count];
        var values = new List<(int Page, string Name, Property Property)>();
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] = incomplete[i];
            foreach ((string name, Property property) in incomplete[i].Properties)
            {
                if (Completeness.MayBeIncomplete(property))
                    values.Add((i, name, property));
            }
        }

        await ConcurrentWork.RunAsync<(int Page, string Name, Property Property)>(
            values,
            async (value, _, token) =>
            {
                Property property = await ReadAsync(pages, incomplete[value.Page].Id, value.Property, token).ConfigureAwait(false);
                lock (whole)
                {
                    Page page = whole[value.Page];
                    if (ReferenceEquals(page, incomplete[value.Page]))
                        whole[value.Page] = page = page with { Properties = new PropertyMap<Property>(page.Properties) };
                    page.Properties[value.Name] = property;
                }
            },
            PagesAtATime,
            cancellationToken).ConfigureAwait(false);
        return whole;
    }

    private static async Task<Property> ReadAsync(INotionPages pages, PageId page, Property property, CancellationToken cancellationToken)
    {
        var elements = new List<PropertyValue>();
        string? cursor = null;
        while (true)
        {
            PagePropertyItem item = await pages.RetrievePropertyAsync(page, property.Id, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (item is PropertyItem single)
                return property with { Value = single.Value, HasMore = false };
            if (item is not PropertyItemList list)
                throw new NotSupportedException($"The response is neither an item nor a list of items ({item}).");
            elements.AddRange(list.Results.Select(result => result.Value));
            cursor = list.HasMore ? list.NextCursor : null;
            if (cursor is null)
                return property with { Value = Join(property.Value, elements, list.PropertyItem.Kind), HasMore = false };
        }
    }

    private static PropertyValue Join(PropertyValue cut, List<PropertyValue> elements, ListedPropertyKind kind) => cut switch
    {
        RelationValue => new RelationValue([.. elements.OfType<RelationValue>().SelectMany(value => value.Pages)]),
        PeopleValue => new PeopleValue([.. elements.OfType<PeopleValue>().SelectMany(value => value.People)]),
        TitleValue => new TitleValue(RichTextList.Of([.. elements.OfType<TitleValue>().SelectMany(value => value.Title)])),
        RichTextValue => new RichTextValue(RichTextList.Of([.. elements.OfType<RichTextValue>().SelectMany(value => value.RichText)])),
        RollupValue rollup when kind is ListedRollup { Result: RollupArray } => rollup with { Result = new RollupArray(elements) },
        RollupValue rollup when kind is ListedRollup listed => rollup with { Result = listed.Result },
        _ => throw new NotSupportedException($"A value of the kind '{cut.Type}' does not come in elements."),
    };
}
