namespace Notion.Refit.Emulator.Files;

/// <summary>The types of files that the API takes.</summary>
/// <remarks>
/// The extensions are the ones of Notion's list of September 2026. Assumption: where that list names no MIME type, it is the usual one; an
/// extension that several types share belongs to the first one here, unless the request says otherwise.
/// </remarks>
internal static class FileTypes
{
    /// <summary>The content type of unknown bytes, which means the same as none.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly FileType[] All =
    [
        new("audio/aac", FileCategory.Audio, "aac", "adts"),
        new("audio/midi", FileCategory.Audio, "mid", "midi"),
        new("audio/mpeg", FileCategory.Audio, "mp3", "mpga"),
        new("audio/mp4", FileCategory.Audio, "m4a", "m4b"),
        new("audio/ogg", FileCategory.Audio, "ogg", "oga", "opus"),
        new("audio/wav", FileCategory.Audio, "wav"),
        new("audio/x-ms-wma", FileCategory.Audio, "wma"),
        new("audio/webm", FileCategory.Audio, "weba", "webm"),
        new("audio/x-flac", FileCategory.Audio, "flac"),
        new("audio/flac", FileCategory.Audio, "flac"),

        new("application/pdf", FileCategory.Pdf, "pdf"),

        new("text/plain", FileCategory.Productivity, "txt"),
        new("text/csv", FileCategory.Productivity, "csv"),
        new("text/tab-separated-values", FileCategory.Productivity, "tsv"),
        new("text/markdown", FileCategory.Productivity, "md", "markdown"),
        new("text/html", FileCategory.Productivity, "html", "htm"),
        new("text/xml", FileCategory.Productivity, "xml"),
        new("application/xml", FileCategory.Productivity, "xml"),
        new("text/css", FileCategory.Productivity, "css"),
        new("text/yaml", FileCategory.Productivity, "yaml", "yml"),
        new("application/yaml", FileCategory.Productivity, "yaml", "yml"),
        new("text/calendar", FileCategory.Productivity, "ics"),
        new("application/json", FileCategory.Productivity, "json"),
        new("application/javascript", FileCategory.Productivity, "js"),
        new("text/javascript", FileCategory.Productivity, "js"),
        new("application/typescript", FileCategory.Productivity, "ts", "tsx"),
        new("text/typescript", FileCategory.Productivity, "ts", "tsx"),
        new("text/x-python", FileCategory.Productivity, "py"),
        new("application/msword", FileCategory.Productivity, "doc", "dot"),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileCategory.Productivity, "docx"),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.template", FileCategory.Productivity, "dotx"),
        new("application/vnd.ms-excel", FileCategory.Productivity, "xls", "xlt", "xla"),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileCategory.Productivity, "xlsx"),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.template", FileCategory.Productivity, "xltx"),
        new("application/vnd.ms-powerpoint", FileCategory.Productivity, "ppt", "pot", "pps", "ppa"),
        new("application/vnd.openxmlformats-officedocument.presentationml.presentation", FileCategory.Productivity, "pptx"),
        new("application/vnd.openxmlformats-officedocument.presentationml.template", FileCategory.Productivity, "potx"),
        new("application/vnd.oasis.opendocument.text", FileCategory.Productivity, "odt"),
        new("application/vnd.oasis.opendocument.spreadsheet", FileCategory.Productivity, "ods"),
        new("application/vnd.oasis.opendocument.presentation", FileCategory.Productivity, "odp"),
        new("application/rtf", FileCategory.Productivity, "rtf"),
        new("application/epub+zip", FileCategory.Productivity, "epub"),
        new("application/zip", FileCategory.Productivity, "zip"),
        new("application/gzip", FileCategory.Productivity, "gz", "gzip"),
        new("application/x-tar", FileCategory.Productivity, "tar"),
        new("application/x-7z-compressed", FileCategory.Productivity, "7z"),
        new("application/x-bzip2", FileCategory.Productivity, "bz2"),
        new("application/vnd.rar", FileCategory.Productivity, "rar"),

        new("image/vnd.dwg", FileCategory.Productivity, "dwg"),
        new("image/vnd.dxf", FileCategory.Productivity, "dxf"),
        new("model/vnd.dwf", FileCategory.Productivity, "dwf"),
        new("model/step", FileCategory.Productivity, "step", "stp"),
        new("model/iges", FileCategory.Productivity, "iges", "igs"),
        new("model/stl", FileCategory.Productivity, "stl"),
        new("model/obj", FileCategory.Productivity, "obj"),
        new("model/3mf", FileCategory.Productivity, "3mf"),
        new("model/gltf+json", FileCategory.Productivity, "gltf"),
        new("model/gltf-binary", FileCategory.Productivity, "glb"),
        new("model/vnd.collada+xml", FileCategory.Productivity, "dae"),
        new("model/vnd.usdz+zip", FileCategory.Productivity, "usdz"),
        new(Unknown, FileCategory.Productivity, "rvt", "rfa", "fbx", "3dm"),

        new("image/gif", FileCategory.Image, "gif"),
        new("image/heic", FileCategory.Image, "heic"),
        new("image/jpeg", FileCategory.Image, "jpg", "jpeg"),
        new("image/png", FileCategory.Image, "png"),
        new("image/apng", FileCategory.Image, "apng"),
        new("image/svg+xml", FileCategory.Image, "svg"),
        new("image/tiff", FileCategory.Image, "tiff", "tif"),
        new("image/webp", FileCategory.Image, "webp"),
        new("image/bmp", FileCategory.Image, "bmp"),
        new("image/avif", FileCategory.Image, "avif"),
        new("image/vnd.microsoft.icon", FileCategory.Image, "ico"),
        new("image/x-icon", FileCategory.Image, "ico"),

        // Users report this one for files that say nothing of their type, not the other way round.
        new("application/mp4", FileCategory.Video, "mp4"),
        new("video/mp4", FileCategory.Video, "mp4", "m4v", "gifv"),
        new("audio/mp4", FileCategory.Audio, "mp4"),
        new("video/x-amv", FileCategory.Video, "amv"),
        new("video/x-ms-asf", FileCategory.Video, "asf", "wmv"),
        new("video/x-ms-wmv", FileCategory.Video, "wmv"),
        new("video/x-msvideo", FileCategory.Video, "avi"),
        new("video/x-f4v", FileCategory.Video, "f4v"),
        new("video/x-flv", FileCategory.Video, "flv"),
        new("video/x-matroska", FileCategory.Video, "mkv"),
        new("video/webm", FileCategory.Video, "webm"),
        new("video/quicktime", FileCategory.Video, "mov", "qt"),
        new("video/mpeg", FileCategory.Video, "mpeg"),
        new("video/ogg", FileCategory.Video, "ogv", "ogg"),
        new("video/3gpp", FileCategory.Video, "3gp"),
        new("video/3gpp2", FileCategory.Video, "3g2"),
    ];

    // What says nothing of its own is not to be found by a type that says nothing.
    private static readonly ILookup<string, FileType> ByContentType =
        All.Where(type => type.ContentType is not Unknown).ToLookup(type => type.ContentType, StringComparer.OrdinalIgnoreCase);

    private static readonly ILookup<string, FileType> ByExtension = All
        .SelectMany(type => type.Extensions, (type, extension) => (Type: type, Extension: extension))
        .ToLookup(entry => entry.Extension, entry => entry.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types with a MIME type; empty if it is not taken.</summary>
    public static IEnumerable<FileType> OfContentType(string contentType) => ByContentType[contentType];

    /// <summary>The types of an extension without its dot; empty if it is not taken. Without anything else to go by it is the first.</summary>
    public static IEnumerable<FileType> OfExtension(string extension) => ByExtension[extension];
}
