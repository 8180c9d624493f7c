namespace Notion.Refit.Models;

public sealed partial record PhoneNumberValue
{
    /// <summary>No number: clears the property.</summary>
    public static PhoneNumberValue Empty { get; } = new((string?)null);
}
