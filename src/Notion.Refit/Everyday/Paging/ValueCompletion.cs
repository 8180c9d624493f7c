using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Everyday.Paging;

/// <summary>Reads the whole values of properties that a page shows only in part.</summary>
internal static class ValueCompletion
{
    // Requests at a time. The rate limiter of the client decides the pace.
    private const int Concurrency = 8;

    /// <summary>Completes the incomplete ones (<see cref="Property.IsIncomplete"/>) of the properties of a page, several at a time.</summary>
    /// <param name="pages">The area.</param>
    /// <param name="page">The page.</param>
    /// <param name="properties">The properties; whole ones replace those that are incomplete.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static ValueTask CompleteAsync(INotionPages pages, PageId page, Property?[] properties, CancellationToken cancellationToken)
    {
        if (!Array.Exists(properties, static property => property is { IsIncomplete: true }))
            return ValueTask.CompletedTask;
        return new(CompleteAsync(
            pages,
            Enumerable.Range(0, properties.Length).Where(i => properties[i] is { IsIncomplete: true }).Select(i => (i, page, properties[i]!)),
            (i, whole) => properties[i] = whole,
            cancellationToken));
    }

    /// <summary>Reads whole values, several at a time.</summary>
    /// <typeparam name="TKey">What a value belongs to.</typeparam>
    /// <param name="pages">The area.</param>
    /// <param name="values">The values.</param>
    /// <param name="set">Gets each whole value, one at a time.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static Task CompleteAsync<TKey>(
        INotionPages pages, IEnumerable<(TKey Key, PageId Page, Property Property)> values, Action<TKey, Property> set, CancellationToken cancellationToken)
    {
        var oneAtATime = new Lock();
        return ConcurrentWork.RunAsync<(TKey Key, PageId Page, Property Property)>(
            [.. values],
            async (value, _, token) =>
            {
                Property whole = await ReadAsync(pages, value.Page, value.Property, token).ConfigureAwait(false);
                lock (oneAtATime)
                    set(value.Key, whole);
            },
            Concurrency,
            cancellationToken);
    }

    /// <summary>Reads the whole value of a property: a request for each 100 elements.</summary>
    public static async Task<Property> ReadAsync(INotionPages pages, PageId page, Property property, CancellationToken cancellationToken)
    {
        var elements = new List<PropertyValue>();
        var cursors = new CursorTrail(null);
        string? cursor = null;
        while (true)
        {
            PagePropertyItem item = await pages.RetrievePropertyAsync(page, property.Id, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (item is PropertyItem single)
                return property.Complete(single.Value);
            if (item is not PropertyItemList list)
                throw new NotSupportedException($"The response is neither an item nor a list of items ({item}).");
            elements.AddRange(list.Results.Select(result => result.Value));
            cursor = cursors.NextOrThrow(list.HasMore, list.NextCursor);
            if (cursor is null)
                return property.Complete(Join(property.Value, elements, list.PropertyItem.Kind));
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
