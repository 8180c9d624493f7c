namespace Notion.Refit.Emulator.Tests.Description;

/// <summary>How much of something a request may have.</summary>
/// <param name="Place">Where it stands in the body.</param>
/// <param name="Most">The limit.</param>
/// <param name="Send">Sends a request with so much of it.</param>
public sealed record SizeLimit(string Place, int Most, Func<SizeLimitBench, int, Task<RawAnswer>> Send)
{
    public override string ToString() => $"{Place} {Most}";
}
