namespace Notion.Refit.Benchmarks.Bytes;

/// <summary>The answers that everything here is measured with: the same bytes for all that are compared.</summary>
/// <param name="Origin">Where they come from, for the head of the report.</param>
/// <param name="Query">A query answer with 100 rows.</param>
/// <param name="Blocks">A listing of 100 blocks.</param>
/// <param name="Page">A page with a property of every type.</param>
/// <param name="SmallPage">A page outside of a data source, with nothing but its title.</param>
/// <param name="LargePage">A page of 34 KB: <paramref name="Page"/> with its properties repeated under other names.</param>
internal sealed record AnswerBytes(string Origin, byte[] Query, byte[] Blocks, byte[] Page, byte[] SmallPage, byte[] LargePage)
{
    private static readonly Lazy<AnswerBytes> s_current = new(static () => RecordedAnswers.TryLoad() ?? EmulatedAnswers.Create());

    private static readonly Lazy<byte[]> s_wide = new(static () => EmulatedAnswers.CreateWide());

    /// <summary>The bot of the token, as <c>users/me</c> returns it: 369 bytes.</summary>
    public static byte[] Me { get; } =
        """{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef","name":"Benchmark connection","avatar_url":null,"type":"bot","bot":{"owner":{"type":"workspace","workspace":true},"workspace_name":"Benchmarks","workspace_id":"11234567-89ab-4def-8123-456789abcdef","workspace_limits":{"max_file_upload_size_in_bytes":5242880}},"request_id":"21234567-89ab-4def-8123-456789abcdef"}"""u8.ToArray();

    /// <summary>A query answer of 100 rows with ten properties each, made by the emulator.</summary>
    public static byte[] WideQuery => s_wide.Value;

    /// <summary>Recorded answers where the recordings are beside the checkout, else answers of the emulator.</summary>
    public static AnswerBytes Current => s_current.Value;
}
