using Notion.Refit.Live.Changes;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Store;

/// <summary>Combines values that were read with those that are known, so that less never replaces more.</summary>
internal static class ValueMerge
{
    /// <summary>Returns the value to keep.</summary>
    /// <param name="known">The value that is known.</param>
    /// <param name="read">The value that was read later.</param>
    public static Property Of(Property known, Property read)
    {
        if (Sameness.Of(known, read))
            return IsRicher(known.Value, read.Value) ? WithId(known, read) : read;
        return read.IsIncomplete && !known.IsIncomplete && IsStartOf(read.Value, known.Value) ? WithId(known, read) : read;
    }

    /// <summary>Returns the user to keep: the names of a user that is known stay when only the id was read.</summary>
    public static User Of(User known, User read) =>
        read is { Name: null, Details: null, AvatarUrl: null } && known is not { Name: null, Details: null, AvatarUrl: null } ? known : read;

    private static Property WithId(Property known, Property read) => known.Id == read.Id ? known : known with { Id = read.Id };

    // People of whom more is known than their ids.
    private static bool IsRicher(PropertyValue known, PropertyValue read) =>
        known is PeopleValue left && read is PeopleValue right && left.People.OfType<User>().Count(IsNamed) > right.People.OfType<User>().Count(IsNamed);

    private static bool IsNamed(User user) => user.Name is not null;

    // A cut value has the first 25 references: people, pages, or the mentions of a text.
    private static bool IsStartOf(PropertyValue cut, PropertyValue whole) => (cut, whole) switch
    {
        (RelationValue left, RelationValue right) => Starts(left.Pages, right.Pages, static (one, other) => one.Equals(other)),
        (PeopleValue left, PeopleValue right) => Starts(left.People, right.People, Sameness.Of),
        (TitleValue left, TitleValue right) => Starts(left.Title, right.Title, static (one, other) => one.Equals(other)),
        (RichTextValue left, RichTextValue right) => Starts(left.RichText, right.RichText, static (one, other) => one.Equals(other)),
        (RollupValue { Result: RollupArray left }, RollupValue { Result: RollupArray right }) => Starts(left.Values, right.Values, Sameness.Of),
        _ => false,
    };

    private static bool Starts<T>(IReadOnlyList<T> start, IReadOnlyList<T> whole, Func<T, T, bool> same)
    {
        if (start.Count > whole.Count)
            return false;
        for (int i = 0; i < start.Count; i++)
        {
            if (!same(start[i], whole[i]))
                return false;
        }

        return true;
    }
}
