namespace Notion.Refit.Models;

public abstract partial record Sort
{
    /// <summary>Returns the key as readable text, such as <c>Due descending</c>.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public sealed override string ToString() => this switch
    {
        PropertySort sort => $"{sort.Property} {sort.Direction.Value}",
        TimestampSort sort => $"{sort.Timestamp.Value} {sort.Direction.Value}",
        UnknownSort sort => sort.Raw.GetRawText(),
        _ => GetType().Name,
    };
}
