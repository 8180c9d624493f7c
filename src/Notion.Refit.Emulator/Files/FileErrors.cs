using System.Globalization;
using System.Xml.Linq;

namespace Notion.Refit.Emulator.Files;

/// <summary>The answers of S3 to addresses that do not work: XML, unlike all of the API.</summary>
internal static class FileErrors
{
    public const string ContentType = "application/xml";

    public static FileError AccessDenied() => new(403, "AccessDenied", "Access Denied");

    public static FileError WrongSignature() => new(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    public static FileError Expired(DateTimeOffset expired, DateTimeOffset now) => new(
        403,
        "AccessDenied",
        "Request has expired",
        new XElement("X-Amz-Expires", FileSigner.Lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        new XElement("Expires", Format(expired)),
        new XElement("ServerTime", Format(now)));

    public static FileError NotFound(string key) => new(404, "NoSuchKey", "The specified key does not exist.", new XElement("Key", key));

    public static FileError InvalidRange(string range, long length) => new(
        416,
        "InvalidRange",
        "The requested range is not satisfiable",
        new XElement("RangeRequested", range),
        new XElement("ActualObjectSize", length.ToString(CultureInfo.InvariantCulture)));

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
