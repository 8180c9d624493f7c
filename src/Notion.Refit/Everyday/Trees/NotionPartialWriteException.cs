using System.Text;
using Notion.Refit.Everyday.Trees;

namespace Notion.Refit;

/// <summary>The exception for a tree of blocks of which only a part was written.</summary>
/// <remarks>
/// The inner exception is the failure. <see cref="Tree"/> says of every block whether it is in Notion; <see cref="ContinueAsync"/> writes the
/// rest. When the call was cancelled, this exception is the inner one of the <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed class NotionPartialWriteException : NotionException
{
    private readonly TreeWriter _writer;

    internal NotionPartialWriteException(TreeWriter writer, Exception innerException)
        : base(Describe(writer), innerException)
    {
        _writer = writer;
        Written = writer.Written;
        IsLastRequestUncertain = writer.IsUncertain;
        PossiblyWritten = writer.PossibleIds;
    }

    /// <summary>The tree. Its written blocks have their ids as far as they are known.</summary>
    public AppendedTree Tree => _writer.Tree;

    /// <summary>The number of blocks that were written for certain.</summary>
    public int Written { get; }

    /// <summary>
    /// Whether the last request may have been carried out: its response was lost, and looking for its blocks failed as well or found blocks that may be
    /// those of another request.
    /// </summary>
    public bool IsLastRequestUncertain { get; }

    /// <summary>
    /// The blocks that may be those of the last request, or of another one with the same content; empty when there are none. Only a person can decide:
    /// look at the page and pass the decision to <see cref="ContinueAsync"/>.
    /// </summary>
    public IReadOnlyList<BlockId> PossiblyWritten { get; }

    /// <summary>Writes the blocks that are missing. Looks first for those of a request whose response was lost.</summary>
    /// <param name="progress">Is informed after each request.</param>
    /// <param name="isLastWritten">
    /// Whether <see cref="PossiblyWritten"/> are the blocks of the last request; null when it is not known, then they are looked for again.
    /// </param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="NotionPartialWriteException">It failed again. The new exception has the new state.</exception>
    public Task<AppendedTree> ContinueAsync(IProgress<AppendProgress>? progress = null, bool? isLastWritten = null, CancellationToken cancellationToken = default) =>
        _writer.RunAsync(progress, isLastWritten, cancellationToken);

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "parent", Tree.Parent);
        AppendDetail(text, "first block that is missing", Tree.All().FirstOrDefault(block => !block.IsWritten));
    }

    private static string Describe(TreeWriter writer) =>
        $"{writer.Written} of {writer.Tree.Count} blocks were written" +
        (writer.IsUncertain ? "; the last request may have been carried out as well." : ".");
}
