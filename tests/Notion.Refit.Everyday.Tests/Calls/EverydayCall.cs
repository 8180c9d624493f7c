using Notion.Refit.Emulator;

namespace Notion.Refit.Everyday.Tests.Calls;

/// <summary>An everyday call, tried on an emulator.</summary>
/// <param name="Name">The type that declares the method, and its name.</param>
/// <param name="Span">The name of its span in traces; null for a call of one request, which is the span.</param>
/// <param name="Prepare">Puts the data into the emulator; returns the call, which is then made.</param>
internal sealed record EverydayCall(string Name, string? Span, Func<NotionEmulator, Areas, Task<Func<Areas, Task>>> Prepare)
{
    /// <summary>Whether it is a call of one request, which has a blocking form.</summary>
    public bool IsOneRequest => Span is null;

    public override string ToString() => Name;
}
