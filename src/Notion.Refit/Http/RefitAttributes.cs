// The contract of Refit, by name, namespace and meaning, for builds without its package (UseRefit != true). Internal and embedded, so that
// an app that uses Refit itself sees no second set of these types. What our stub generator does not support is not declared here.
using Microsoft.CodeAnalysis;

namespace Refit;

/// <summary>What the verb attributes have in common.</summary>
/// <param name="path">The path below the base address. Begins with <c>/</c>; <c>{name}</c> is replaced by the argument of that name.</param>
[Embedded]
internal abstract class HttpMethodAttribute(string path) : Attribute
{
    /// <summary>The verb.</summary>
    public abstract HttpMethod Method { get; }

    /// <summary>The path with its placeholders.</summary>
    public virtual string Path { get; protected set; } = path;
}

/// <summary>The method sends a GET request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GetAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Get;
}

/// <summary>The method sends a POST request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Post;
}

/// <summary>The method sends a PUT request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PutAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Put;
}

/// <summary>The method sends a PATCH request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PatchAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Patch;
}

/// <summary>The method sends a DELETE request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeleteAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Delete;
}

/// <summary>The method sends a HEAD request.</summary>
/// <param name="path"><inheritdoc cref="HttpMethodAttribute" path="/param[@name='path']"/></param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HeadAttribute(string path) : HttpMethodAttribute(path)
{
    /// <inheritdoc/>
    public override HttpMethod Method => HttpMethod.Head;
}

/// <summary>The name of a value in the path, the query or a multipart body, where it is not the name in C#.</summary>
/// <param name="name">The name, as it travels.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class AliasAsAttribute(string name) : Attribute
{
    /// <summary>The name, as it travels.</summary>
    public string Name { get; } = name;
}

/// <summary>How the elements of a collection travel in the query.</summary>
/// <remarks>The numbers are Refit's: they are compiled into the metadata of the interfaces.</remarks>
[Embedded]
internal enum CollectionFormat
{
    /// <summary>Like <see cref="Csv"/>.</summary>
    RefitParameterFormatter = 0,

    /// <summary>One value, elements separated by commas.</summary>
    Csv = 1,

    /// <summary>One value, elements separated by spaces.</summary>
    Ssv = 2,

    /// <summary>One value, elements separated by tabs.</summary>
    Tsv = 3,

    /// <summary>One value, elements separated by <c>|</c>.</summary>
    Pipes = 4,

    /// <summary>A <c>name=value</c> pair an element.</summary>
    Multi = 5,
}

/// <summary>The argument travels in the query; an object gives its properties.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class QueryAttribute : Attribute
{
    /// <summary>The argument travels in the query.</summary>
    public QueryAttribute()
    {
    }

    /// <summary>The argument travels in the query, with a prefix for the properties of an object.</summary>
    /// <param name="delimiter">What stands between prefix and name.</param>
    /// <param name="prefix">What stands before the names of an object's properties.</param>
    /// <param name="format">How the value is formatted, in the notation of its type.</param>
    public QueryAttribute(string delimiter, string? prefix = null, string? format = null)
    {
        Delimiter = delimiter;
        Prefix = prefix;
        Format = format;
    }

    /// <summary>A collection travels in the query.</summary>
    /// <param name="collectionFormat">How its elements are told apart.</param>
    public QueryAttribute(CollectionFormat collectionFormat) => CollectionFormat = collectionFormat;

    /// <summary>What stands between prefix and name. Default: a full stop.</summary>
    public string Delimiter { get; } = ".";

    /// <summary>What stands before the names of an object's properties. Default: nothing.</summary>
    public string? Prefix { get; }

    /// <summary>How the value is formatted, in the notation of its type. Default: ISO 8601 for times, else the invariant general form.</summary>
    public string? Format { get; set; }

    /// <summary>How the elements of a collection are told apart.</summary>
    public CollectionFormat CollectionFormat { get; set; }

    /// <summary>Whether an object travels as its text, not as its properties. Values have but one text anyway.</summary>
    public bool TreatAsString { get; set; }
}

/// <summary>How a body is written.</summary>
/// <remarks>The numbers are Refit's.</remarks>
[Embedded]
internal enum BodySerializationMethod
{
    /// <summary>Models as JSON; content, streams and text as they are.</summary>
    Default = 0,

    /// <summary>JSON.</summary>
    Serialized = 3,
}

/// <summary>The argument is the body of the request.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute
{
    /// <summary>The argument is the body.</summary>
    public BodyAttribute()
    {
    }

    /// <summary>The argument is the body.</summary>
    /// <param name="buffered">Whether it is written before it is sent. Models always are.</param>
    public BodyAttribute(bool buffered) => Buffered = buffered;

    /// <summary>The argument is the body.</summary>
    /// <param name="serializationMethod">How it is written.</param>
    public BodyAttribute(BodySerializationMethod serializationMethod) => SerializationMethod = serializationMethod;

    /// <summary>The argument is the body.</summary>
    /// <param name="serializationMethod">How it is written.</param>
    /// <param name="buffered">Whether it is written before it is sent. Models always are.</param>
    public BodyAttribute(BodySerializationMethod serializationMethod, bool buffered)
    {
        SerializationMethod = serializationMethod;
        Buffered = buffered;
    }

    /// <summary>Whether the body is written before it is sent.</summary>
    public bool? Buffered { get; }

    /// <summary>How the body is written.</summary>
    public BodySerializationMethod SerializationMethod { get; }
}

/// <summary>The argument is the value of a header; null leaves the header out, a static one of that name too.</summary>
/// <param name="header">The name of the header.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class HeaderAttribute(string header) : Attribute
{
    /// <summary>The name of the header.</summary>
    public string Header { get; } = header;
}

/// <summary>Headers of every request of the interface, or of the method, whose headers win.</summary>
/// <param name="headers">Each <c>Name: value</c>; a name alone, on a method, removes the header of the interface.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
internal sealed class HeadersAttribute(params string[] headers) : Attribute
{
    /// <summary>The headers.</summary>
    public string[] Headers { get; } = headers;
}

/// <summary>The argument is the credential in the header <c>Authorization</c>; null leaves the header out.</summary>
/// <param name="scheme">The authentication scheme before the credential.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AuthorizeAttribute(string scheme = "Bearer") : Attribute
{
    /// <summary>The authentication scheme.</summary>
    public string Scheme { get; } = scheme;
}

/// <summary>The body is a form of parts (<c>multipart/form-data</c>): content, streams, bytes, text and models.</summary>
/// <param name="boundaryText">What separates the parts. Default: a new random text for each request, which no part can contain.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MultipartAttribute(string? boundaryText = null) : Attribute
{
    /// <summary>What separates the parts; null for a random text.</summary>
    public string? BoundaryText { get; } = boundaryText;
}

/// <summary>The file name of a part, where it is not the part's name.</summary>
/// <param name="name">The file name.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class AttachmentNameAttribute(string name) : Attribute
{
    /// <summary>The file name.</summary>
    public string Name { get; } = name;
}

/// <summary>The argument is an option of the request, for handlers to read.</summary>
/// <param name="key">The key among <see cref="HttpRequestMessage.Options"/>. Default: the name of the parameter.</param>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class PropertyAttribute(string? key = null) : Attribute
{
    /// <summary>The key; null for the name of the parameter.</summary>
    public string? Key { get; } = key;
}
