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

    /// <summary>Recorded answers where the recordings are beside the checkout, else answers of the emulator.</summary>
    public static AnswerBytes Current => s_current.Value;
}
