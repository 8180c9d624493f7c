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
    }

    /// <summary>The tree. Its written blocks have their ids as far as they are known.</summary>
    public AppendedTree Tree => _writer.Tree;

    /// <summary>The number of blocks that were written for certain.</summary>
    public int Written { get; }

    /// <summary>Whether the last request may have been carried out: its response was lost, and looking for its blocks failed as well.</summary>
    public bool IsLastRequestUncertain { get; }

    /// <summary>Writes the blocks that are missing. Looks first for those of a request whose response was lost.</summary>
    /// <param name="progress">Is informed after each request.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="NotionPartialWriteException">It failed again. The new exception has the new state.</exception>
    public Task<AppendedTree> ContinueAsync(IProgress<AppendProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _writer.RunAsync(progress, cancellationToken);

    private protected override void AppendDetails(StringBuilder text)
    {
        AppendDetail(text, "parent", Tree.Parent);
        AppendDetail(text, "first block that is missing", Tree.All().FirstOrDefault(block => !block.IsWritten));
    }

    private static string Describe(TreeWriter writer) =>
        $"{writer.Written} of {writer.Tree.Count} blocks were written" +
        (writer.IsUncertain ? "; the last request may have been carried out as well." : ".");
}
