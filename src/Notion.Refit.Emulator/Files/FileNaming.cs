using System.Text;
using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Files;

/// <summary>Name and type of a file, of which one may imply the other.</summary>
/// <param name="Name">The name, with an extension; null if nothing is known.</param>
/// <param name="ContentType">The MIME type without parameters; null if nothing is known.</param>
internal readonly record struct FileNaming(string? Name, string? ContentType)
{
    // In UTF-8: a limit that no schema can express.
    private const int LongestName = 900;

    /// <summary>Finds out what is not said, and whether what is said fits together.</summary>
    /// <param name="name">The name; null if it is not known yet.</param>
    /// <param name="contentType">The MIME type, perhaps with parameters; null if it is not known yet.</param>
    /// <exception cref="ApiException">Files of the kind are not taken, or name and type contradict each other.</exception>
    public static FileNaming Resolve(string? name, string? contentType)
    {
        contentType = Bare(contentType);
        if (contentType is not null && !FileTypes.OfContentType(contentType).Any())
            throw ApiErrors.ContentTypeNotSupported(contentType);
        if (name is null)
            return new FileNaming(null, contentType);

        if (name.Length == 0)
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBe("body.filename.length", "≥ `1`", "0"));
        string extension = Path.GetExtension(name).TrimStart('.');
        if (extension.Length == 0)
        {
            // Assumption: the wording.
            if (contentType is null)
                throw ApiErrors.NoExtension();
            extension = FileTypes.OfContentType(contentType).First().Extensions[0];
            name = $"{name.TrimEnd('.')}.{extension}";
        }

        CheckLength(name);
        FileType[] types = [.. FileTypes.OfExtension(extension)];
        if (types.Length == 0)
            throw ApiErrors.ExtensionNotSupported();
        if (contentType is null)
            return new FileNaming(name, types[0].ContentType);

        // Assumption: the wording.
        return Array.Exists(types, type => string.Equals(type.ContentType, contentType, StringComparison.Ordinal))
            ? new FileNaming(name, contentType)
            : throw ApiErrors.ExtensionMismatch(contentType);
    }

    /// <summary>A MIME type without parameters, in lower case; null when it says nothing.</summary>
    public static string? Bare(string? contentType)
    {
        string? bare = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return bare is null or "" or FileTypes.Unknown ? null : bare;
    }

    /// <summary>The kind of a file.</summary>
    public static FileCategory Category(string? name, string? contentType)
    {
        if (contentType is not null && FileTypes.OfContentType(contentType).FirstOrDefault() is { } known)
            return known.Category;
        return FileTypes.OfExtension(Path.GetExtension(name ?? "").TrimStart('.')).FirstOrDefault()?.Category ?? FileCategory.Productivity;
    }

    private static void CheckLength(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) is > LongestName and var length)
            throw ApiErrors.FailedValidation("body", ApiErrors.LengthShouldBeAtMost("body.filename", LongestName, length));
    }
}
