using Notion.Refit.Everyday.Trees;
using Notion.Refit.Live.Objects;
using Notion.Refit.Models;

namespace Notion.Refit.Live;

// Parts that blocks of all kinds have.
public partial class LiveBlock
{
    /// <summary>The text without formatting: of a paragraph, heading, list item or code, the caption of a file, the cells of a table row, the title of a page. Empty for other kinds.</summary>
    /// <exception cref="NotLoadedException">The block was never loaded.</exception>
    public virtual string Text
    {
        get
        {
            var texts = new List<string>();
            BlockTextMap.Visit(Content, text => texts.Add(text.ToPlainText()));
            return string.Join(Content is TableRowBlock ? '\t' : '\n', Content is TableRowBlock ? texts : texts.Where(text => text.Length > 0));
        }
    }

    /// <summary>The address of the block: that of the page it is in, with the id of the block after <c>#</c>.</summary>
    /// <exception cref="NotLoadedException">The block, or one around it, was never loaded.</exception>
    /// <exception cref="InvalidOperationException">The block is new.</exception>
    public virtual string Url
    {
        get
        {
            Guid id = Existing();
            string call = "block.LoadAsync()";
            LiveBlock? outer = this;
            while (outer is not LivePage)
            {
                outer = outer?.Parent ?? throw new NotLoadedException(ToString(), nameof(Url), call);
                call = "block.Parent.LoadAsync()";
            }

            return $"{(outer.IsLoaded ? outer.Url : $"https://www.notion.so/{outer.Existing():N}")}#{id:N}";
        }
    }

    /// <summary>Finds the pages and blocks that refer to this one: by a mention, a link, a link to the page, a relation, or as a synced copy.</summary>
    /// <returns>The pages and blocks, in any order; without those in the trash.</returns>
    /// <exception cref="InvalidOperationException">The block is new.</exception>
    /// <remarks>
    /// Notion has no operation for it, so this looks through the snapshots of the store, without network: load or follow the pages with their content and the
    /// rows that are to be found.
    /// </remarks>
    public IReadOnlyList<LiveBlock> FindBacklinks() => new Backlinks(Session, Existing()).Find();
}
