namespace Notion.Refit.Models;

public sealed partial record UnknownTokenGrant
{
    /// <summary>The name of the type: what it holds is a secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => nameof(UnknownTokenGrant);
}
