using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>Whether two values of a member are the same to Notion.</summary>
internal static class ValueEquality
{
    public static bool AreSame(object? left, object? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is PendingPages leftPages && right is PendingPages rightPages)
            return leftPages.IsSame(rightPages);
        if (left is PendingPages pages && right is RelationValue relation)
            return pages.IsSame(relation);
        if (left is RelationValue read && right is PendingPages wanted)
            return wanted.IsSame(read);
        return (left, right) switch
        {
            (RelationValue l, RelationValue r) => SetsAreEqual(l.Pages.Select(page => page.Id), r.Pages.Select(page => page.Id)),
            (MultiSelectValue l, MultiSelectValue r) => SetsAreEqual(l.Options.Select(NameOf), r.Options.Select(NameOf)),
            (PeopleValue l, PeopleValue r) => SetsAreEqual(l.People.Select(KeyOf), r.People.Select(KeyOf)),
            (PropertyValue l, PropertyValue r) => TextsAreEqual(l, r),
            (BlockContent l, BlockContent r) => string.Equals(l.Type, r.Type, StringComparison.Ordinal) && TextsAreEqual(l, r),
            (Icon l, Icon r) => TextsAreEqual(l, r),
            (FileSource l, FileSource r) => TextsAreEqual(l, r),
            (RichTextList l, RichTextList r) => TextsAreEqual(l, r),
            (Filter l, Filter r) => TextsAreEqual(l, r),
            (IReadOnlyList<Sort> l, IReadOnlyList<Sort> r) => l.Count == r.Count && l.Zip(r).All(pair => TextsAreEqual(pair.First, pair.Second)),
            (ViewConfiguration l, ViewConfiguration r) => TextsAreEqual(l, r),
            _ => Equals(left, right),
        };
    }

    private static bool TextsAreEqual<T>(T left, T right)
        where T : class, Json.INotionModel<T> => string.Equals(CanonicalText.Of(left), CanonicalText.Of(right), StringComparison.Ordinal);

    private static bool SetsAreEqual<T>(IEnumerable<T> left, IEnumerable<T> right) => left.ToHashSet().SetEquals(right);

    private static string NameOf(SelectOption option) => option.Name ?? option.Id?.ToString() ?? "";

    private static string KeyOf(UserOrGroup person) => person switch
    {
        User user => user.Id.ToString(),
        UserGroup group => group.Id.ToString(),
        _ => person.ToString(),
    };
}
