namespace Notion.Refit.SourceGenerator;

/// <summary>The names of the pipeline's steps, for the tests that look at what ran again.</summary>
internal static class StepNames
{
    public const string Interface = nameof(Interface);
    public const string StubEntry = nameof(StubEntry);
    public const string StubEntries = nameof(StubEntries);
    public const string Transport = nameof(Transport);

    public static IReadOnlyList<string> All { get; } = [Interface, StubEntry, StubEntries, Transport];
}
