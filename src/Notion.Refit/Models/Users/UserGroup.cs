namespace Notion.Refit.Models;

public sealed partial record UserGroup
{
    /// <summary>Returns the name of the group, or the id where the name is not known.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name ?? Id.ToString();
}
