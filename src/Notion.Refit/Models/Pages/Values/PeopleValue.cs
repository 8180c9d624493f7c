using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

public sealed partial record PeopleValue
{
    /// <summary>The number of people that a page shows at most.</summary>
    internal const int MostShown = 25;

    private MemberBits _incomplete;

    /// <summary>The value without people: clears the property.</summary>
    public static PeopleValue Empty { get; } = new([]);

    /// <summary>Whether the value was read from a page that did not show all of it.</summary>
    /// <remarks>
    /// The value shows 25 people, the most that a page shows; Notion does not say whether there are more, so exactly 25 count as cut off. Sending an
    /// incomplete value would remove what is missing, so it throws, copies made by <c>with</c> included. <c>Pages.CompleteAsync</c> returns the
    /// complete value.
    /// </remarks>
    [JsonIgnore]
    public bool IsIncomplete => _incomplete != 0;

    internal void MarkIncomplete() => _incomplete = 1;

    private void CheckBeforeSending()
    {
        if (IsIncomplete)
            throw Sending.Refusal("PeopleValue", "is incomplete, since a page shows 25 people at most; sending it would remove the others. Complete it with Pages.CompleteAsync, or create a new PeopleValue");
    }
}
