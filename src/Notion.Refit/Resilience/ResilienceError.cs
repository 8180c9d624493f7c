namespace Notion.Refit.Resilience;

/// <summary>An option that is not valid.</summary>
/// <param name="Member">Its name, with dots.</param>
/// <param name="Message">The error, as a sentence.</param>
internal sealed record ResilienceError(string Member, string Message)
{
    public override string ToString() => $"{Member}: {Message}";
}
