using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

public sealed partial record Property : IIdentifiedProperty
{
    // Set when the whole value was read: then 25 references are all there are.
    private MemberBits _isWhole;

    /// <summary>Whether the value may have more references than the page shows, which is 25 at most.</summary>
    /// <remarks>
    /// Notion says it of relations. People, a rollup with an array result, and the mentions of a text are cut at 25 without a sign, so exactly 25 count
    /// as cut. <c>Pages.CompleteAsync</c> reads the whole value.
    /// </remarks>
    [JsonIgnore]
    public bool IsIncomplete => _isWhole == 0 && (HasMore || Value switch
    {
        RelationValue relation => relation.IsIncomplete,
        PeopleValue people => people.IsIncomplete,
        TitleValue title => HasMentionsOfCutText(title.Title),
        RichTextValue text => HasMentionsOfCutText(text.RichText),
        RollupValue { Result: RollupIncomplete } => true,
        RollupValue { Result: RollupArray array } => array.Values.Count == PeopleValue.MostShown,
        _ => false,
    });

    /// <summary>Returns this property with its whole value.</summary>
    internal Property Complete(PropertyValue value) => this with { Value = value, HasMore = false, _isWhole = 1 };

    private static bool HasMentionsOfCutText(RichTextList text)
    {
        if (text.Count < PeopleValue.MostShown)
            return false;
        int count = 0;
        for (int i = 0; i < text.Count; i++)
        {
            if (text[i].Content is MentionContent)
                count++;
        }

        return count == PeopleValue.MostShown;
    }
}
