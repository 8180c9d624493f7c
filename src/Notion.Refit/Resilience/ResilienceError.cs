namespace Notion.Refit.Resilience;

/// <summary>An option that makes no sense.</summary>
/// <param name="Member">Its name, with dots.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
internal sealed record ResilienceError(string Member, string Message)
{
    public override string ToString() => $"{Member}: {Message}";
}
