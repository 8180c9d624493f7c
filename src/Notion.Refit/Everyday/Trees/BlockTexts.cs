using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Reads and splits the texts of blocks.</summary>
internal static class BlockTexts
{
    /// <summary>Splits texts that are longer than a request takes.</summary>
    /// <param name="content">The content.</param>
    /// <param name="place">Where the block is, for the exception.</param>
    /// <exception cref="ArgumentException">A text has more pieces than a request takes.</exception>
    public static WritableBlockContent Split(WritableBlockContent content, Func<string> place)
    {
        return (WritableBlockContent)BlockTextMap.Of(content, Fit);

        RichTextList Fit(RichTextList text)
        {
            RichTextList split = text.Split();
            if (split.Count > RichTextList.MostPieces)
                split = text.Join().Split();
            return split.Count <= RichTextList.MostPieces
                ? split
                : throw new ArgumentException(
                    $"The text of the block at {place()} has {split.Count} pieces of at most {RichTextList.MostCharacters} characters; " +
                    $"Notion takes {RichTextList.MostPieces}. Spread it over several blocks.",
                    nameof(content));
        }
    }

    /// <summary>The literal text of a block: what is the same in the request and in the block that it made.</summary>
    public static string LiteralOf(BlockContent content)
    {
        var text = new StringBuilder();
        switch (content)
        {
            case EquationBlock equation:
                Append(equation.Expression);
                break;
            case BookmarkBlock bookmark:
                Append(bookmark.Url ?? "");
                break;
            case EmbedBlock embed:
                Append(embed.Url ?? "");
                break;
        }

        BlockTextMap.Visit(content, Append);
        return text.ToString();

        void Append(RichTextList part)
        {
            foreach (RichText piece in part)
            {
                text.Append(piece.Content switch
                {
                    TextContent literal => literal.Content,
                    EquationContent equation => equation.Expression,
                    _ => "\uFFFC",
                });
            }

            text.Append('\n');
        }
    }
}
