namespace Notion.Refit.Generator.Model;

/// <summary>A value without parts.</summary>
internal enum ScalarType
{
    Text,
    Integer,
    LongInteger,
    Number,
    Flag,
    Timestamp,

    /// <summary>Bytes: only as a part of a multipart body.</summary>
    Binary,
}
