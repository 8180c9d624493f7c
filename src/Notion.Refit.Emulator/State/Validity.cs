namespace Notion.Refit.Emulator.State;

/// <summary>The period in which an access token is valid.</summary>
/// <param name="Now">When it is issued.</param>
/// <param name="Lifetime">How long it is in force; null for ever.</param>
internal sealed record Validity(DateTimeOffset Now, TimeSpan? Lifetime)
{
    public DateTimeOffset? End => Now + Lifetime;
}
