using Notion.Refit.Models;

namespace Notion.Refit.Live.Changes;

/// <summary>Compares what Notion keeps: people by their ids, hosted files by their addresses without query.</summary>
/// <remarks>The equality of the models comes first; only what is unequal by it is looked at more closely.</remarks>
internal static class Sameness
{
    /// <summary>Whether two properties of a page have the same value.</summary>
    public static bool Of(Property one, Property other) =>
        ReferenceEquals(one, other) || (Of(one.Value, other.Value) && one.IsIncomplete == other.IsIncomplete);

    /// <summary>Whether two values are the same. Times and editors of the last change are no values.</summary>
    public static bool Of(PropertyValue one, PropertyValue other) => (one, other) switch
    {
        (LastEditedTimeValue, LastEditedTimeValue) or (LastEditedByValue, LastEditedByValue) => true,
        (CreatedByValue left, CreatedByValue right) => left.CreatedBy.Id == right.CreatedBy.Id,
        (PeopleValue left, PeopleValue right) => left.IsIncomplete == right.IsIncomplete && Lists(left.People, right.People, Of),
        (TitleValue left, TitleValue right) => Of(left.Title, right.Title),
        (RichTextValue left, RichTextValue right) => Of(left.RichText, right.RichText),
        (RollupValue { Result: RollupArray left } first, RollupValue { Result: RollupArray right } second) =>
            first.Function == second.Function && Lists(left.Values, right.Values, Of),
        _ => one.Equals(other),
    };

    /// <summary>Whether two people or groups are the same, whatever is known of them.</summary>
    public static bool Of(UserOrGroup one, UserOrGroup other) =>
        one is User left && other is User right ? left.Id == right.Id
        : one is UserGroup first && other is UserGroup second ? first.Id == second.Id
        : one.Equals(other);

    /// <summary>Whether two texts are the same.</summary>
    public static bool Of(RichTextList one, RichTextList other) =>
        ReferenceEquals(one, other) || one.Equals(other) || (one.Count == other.Count && Lists(one, other, Of));

    /// <summary>Whether two contents of blocks are the same.</summary>
    public static bool Of(BlockContent one, BlockContent other) =>
        ReferenceEquals(one, other) || one.Equals(other) || (one.Type == other.Type && NormalJson.AreEqual(one, other));

    /// <summary>Whether two lists have the same elements in the same order.</summary>
    public static bool Lists<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> same)
    {
        if (one.Count != other.Count)
            return false;
        for (int i = 0; i < one.Count; i++)
        {
            if (!same(one[i], other[i]))
                return false;
        }

        return true;
    }

    private static bool Of(RichText one, RichText other) =>
        one.Equals(other)
        || (one.Content is MentionContent { Mention: UserMention left } && other.Content is MentionContent { Mention: UserMention right }
            && left.User.Id == right.User.Id && Equals(one.Annotations ?? new(), other.Annotations ?? new()));
}
