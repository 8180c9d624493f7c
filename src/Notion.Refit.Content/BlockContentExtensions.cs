using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>Appends Markdown and HTML to pages.</summary>
public static class BlockContentExtensions
{
    /// <param name="blocks">The area.</param>
    extension(INotionBlocks blocks)
    {
        /// <summary>Converts Markdown to blocks and appends them to a page or block.</summary>
        /// <param name="parent">The page or block; a <see cref="PageId"/> converts to it.</param>
        /// <param name="markdown">The document, of any length and depth.</param>
        /// <param name="options">The options of the conversion; null for the defaults.</param>
        /// <param name="position">The place among the children of the parent; null for the end.</param>
        /// <param name="progress">Is informed after each request.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The tree with the ids that Notion returned, and the report of the conversion.</returns>
        /// <exception cref="ContentLimitException">The document cannot be parsed in bounded time. Nothing was sent.</exception>
        /// <exception cref="ContentLossException">Content would be dropped, and <see cref="MarkdownReadOptions.Strict"/> is set. Nothing was sent.</exception>
        /// <exception cref="NotionPartialWriteException">A request failed. The exception says what was written and can continue.</exception>
        /// <exception cref="OperationCanceledException">The call was cancelled; the inner exception is a <see cref="NotionPartialWriteException"/>.</exception>
        public async Task<Conversion<AppendedTree>> AppendMarkdownAsync(
            BlockId parent,
            string markdown,
            MarkdownReadOptions? options = null,
            BlockPosition? position = null,
            IProgress<AppendProgress>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            MarkdownConversion read = NotionMarkdown.ToBlocks(markdown, options);
            return new(await blocks.AppendTreeAsync(parent, read.Value, position, progress, timeProvider, cancellationToken).ConfigureAwait(false), read.Report);
        }

        /// <summary>Converts HTML to blocks and appends them to a page or block.</summary>
        /// <param name="parent">The page or block; a <see cref="PageId"/> converts to it.</param>
        /// <param name="html">A page or a part of one, of any length and depth.</param>
        /// <param name="options">The options of the conversion; null for the defaults.</param>
        /// <param name="position">The place among the children of the parent; null for the end.</param>
        /// <param name="progress">Is informed after each request.</param>
        /// <param name="timeProvider">The clock, for looking up a request whose response was lost; null for that of the machine.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The tree with the ids that Notion returned, and the report of the conversion.</returns>
        /// <exception cref="ContentLimitException">The document cannot be parsed in bounded time. Nothing was sent.</exception>
        /// <exception cref="ContentLossException">Content would be dropped, and <see cref="HtmlReadOptions.Strict"/> is set. Nothing was sent.</exception>
        /// <exception cref="NotionPartialWriteException">A request failed. The exception says what was written and can continue.</exception>
        /// <exception cref="OperationCanceledException">The call was cancelled; the inner exception is a <see cref="NotionPartialWriteException"/>.</exception>
        public async Task<Conversion<AppendedTree>> AppendHtmlAsync(
            BlockId parent,
            string html,
            HtmlReadOptions? options = null,
            BlockPosition? position = null,
            IProgress<AppendProgress>? progress = null,
            TimeProvider? timeProvider = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            Conversion<IReadOnlyList<WritableBlockContent>> read = NotionHtml.ToBlocks(html, options);
            return new(await blocks.AppendTreeAsync(parent, read.Value, position, progress, timeProvider, cancellationToken).ConfigureAwait(false), read.Report);
        }
    }
}
