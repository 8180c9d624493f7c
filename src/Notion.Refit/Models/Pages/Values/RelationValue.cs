using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

public sealed partial record RelationValue
{
    private MemberBits _incomplete;

    /// <summary>The value without pages: clears the property.</summary>
    public static RelationValue Empty { get; } = new([]);

    /// <summary>Whether the value was read from a page that did not show all of it.</summary>
    /// <remarks>
    /// The value shows the first 25 related pages, and Notion has said that there are more. Sending an
    /// incomplete value would remove what is missing, so it throws, copies made by <c>with</c> included. <c>Pages.CompleteAsync</c> returns the
    /// complete value.
    /// </remarks>
    [JsonIgnore]
    public bool IsIncomplete => _incomplete != 0;

    internal void MarkIncomplete() => _incomplete = 1;

    private void CheckBeforeSending()
    {
        if (IsIncomplete)
            throw Sending.Refusal("RelationValue", "is incomplete, since a page shows 25 pages at most; sending it would remove the others. Complete it with Pages.CompleteAsync, or create a new RelationValue");
    }
}
