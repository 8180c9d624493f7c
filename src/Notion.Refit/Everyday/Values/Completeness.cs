using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Values;

/// <summary>Decides whether a value of a page may have been cut off at 25 references.</summary>
internal static class Completeness
{
    /// <summary>The most references that Notion returns of one value in a page.</summary>
    public const int MostReferences = 25;

    /// <summary>Whether the value may have more references than were returned.</summary>
    /// <remarks>Only relations say so. Of the other kinds a value with exactly the limit may be whole.</remarks>
    public static bool MayBeIncomplete(Property property) => property.HasMore || property.Value switch
    {
        PeopleValue people => people.People.Count >= MostReferences,
        RelationValue => false,
        TitleValue title => MentionCount(title.Title) >= MostReferences,
        RichTextValue text => MentionCount(text.RichText) >= MostReferences,
        RollupValue { Result: RollupIncomplete } => true,
        RollupValue { Result: RollupArray array } => array.Values.Count >= MostReferences,
        _ => false,
    };

    private static int MentionCount(RichTextList text)
    {
        int count = 0;
        for (int i = 0; i < text.Count; i++)
        {
            if (text[i].Content is MentionContent)
                count++;
        }

        return count;
    }
}
