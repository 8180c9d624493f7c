using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>Passes the places of the blocks of one page on.</summary>
/// <param name="Places">The places.</param>
/// <param name="Page">The page.</param>
/// <param name="Items">Its content.</param>
/// <param name="Keys">The texts by which blocks are compared.</param>
internal sealed record BlockRecorder(BlockPlaces Places, LocalPage Page, PageItems Items, BlockKeys Keys)
{
    public void Keep(WritableBlockContent local, IEnumerable<BlockNode> there) => Places.Keep(Page, Items, [local], there, Keys);

    /// <param name="local">The block of the file.</param>
    /// <param name="there">The block in Notion.</param>
    /// <param name="sent">The content that was sent; null when that in Notion was the same.</param>
    public void Update(WritableBlockContent local, Block there, BlockContent? sent) => Places.Update(Page, Items, local, sent is null ? there : there with { Content = sent });

    public bool TryDefer(WritableBlockContent local, Block there) => Places.TryDefer(Page, Items, local, there);

    public Task AppendAsync(WritableBlockContent local, AppendedBlock written, CancellationToken cancellationToken) => Places.AppendAsync(Page, Items, local, written, cancellationToken);
}
