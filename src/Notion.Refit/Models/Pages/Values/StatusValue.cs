namespace Notion.Refit.Models;

public sealed partial record StatusValue
{
    /// <summary>No option: sets the default status.</summary>
    public static StatusValue Empty { get; } = new((SelectOption?)null);
}
