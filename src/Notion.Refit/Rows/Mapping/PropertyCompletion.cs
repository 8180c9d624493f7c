using Notion.Refit.Models;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Completes values that Notion cuts in pages.</summary>
internal static class PropertyCompletion
{
    // Of people and mentions Notion returns so many without saying that there are more.
    private const int CutAt = 25;

    /// <summary>Whether a value is cut, or may be.</summary>
    public static bool IsCut(Property property) => property.HasMore || property.Value switch
    {
        PeopleValue { People.Count: CutAt } => true,
        TitleValue { Title.Count: >= CutAt } title => Mentions(title.Title) == CutAt,
        RichTextValue { RichText.Count: >= CutAt } text => Mentions(text.RichText) == CutAt,
        _ => false,
    };

    /// <summary>Reads a whole value.</summary>
    public static async Task<Property> ReadAsync(INotionClient client, PageId page, Property property, CancellationToken cancellationToken)
    {
        var parts = new List<PropertyValue>();
        string? cursor = null;
        do
        {
            PagePropertyItem item = await client.Pages.RetrievePropertyAsync(page, property.Id, cursor, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (item is not PropertyItemList list)
                return property with { HasMore = false };
            parts.AddRange(list.Results.Select(static result => result.Value));
            cursor = list.HasMore ? list.NextCursor : null;
        }
        while (cursor is not null);

        PropertyValue whole = property.Value switch
        {
            RelationValue => new RelationValue([.. parts.OfType<RelationValue>().SelectMany(static part => part.Pages)]),
            PeopleValue => new PeopleValue([.. parts.OfType<PeopleValue>().SelectMany(static part => part.People)]),
            TitleValue => new TitleValue(RichTextList.Create([.. parts.OfType<TitleValue>().SelectMany(static part => part.Title)])),
            RichTextValue => new RichTextValue(RichTextList.Create([.. parts.OfType<RichTextValue>().SelectMany(static part => part.RichText)])),
            { } other => other,
        };
        return property with { Value = whole, HasMore = false };
    }

    private static int Mentions(RichTextList text) => text.Count(static piece => piece.Content is MentionContent);
}
