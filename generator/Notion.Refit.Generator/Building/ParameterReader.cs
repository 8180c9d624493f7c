using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the parameters of an operation.</summary>
internal sealed class ParameterReader(Description description, TypeReader types, MistakeList mistakes)
{
    /// <summary>Those in the path first, in the order of the path; then those in the query.</summary>
    public IReadOnlyList<Parameter> Read(string path, MapNode item, MapNode operation)
    {
        List<Parameter> parameters = [];
        foreach (MapNode reference in item.Maps("parameters").Concat(operation.Maps("parameters")))
        {
            if (description.Resolve(reference) is not { } node || ReadOne(path, reference, node) is not { } parameter)
                continue;

            if (parameters.Exists(other => other.Name == parameter.Name || other.CSharpName == parameter.CSharpName))
                mistakes.Add(reference.Location, $"the parameter '{parameter.Name}' stands here twice", "remove one, or name it otherwise with x-name");
            else
                parameters.Add(parameter);
        }

        foreach (string name in PathTemplate.Names(path))
        {
            if (!parameters.Exists(parameter => parameter.InPath && parameter.Name == name))
                mistakes.Add(operation.Location, $"the path has '{{{name}}}', but there is no such parameter", $"describe the parameter '{name}', in: path");
        }

        return
        [
            .. parameters.Where(parameter => parameter.InPath).OrderBy(parameter => path.IndexOf($"{{{parameter.Name}}}", StringComparison.Ordinal)),
            .. parameters.Where(parameter => !parameter.InPath),
        ];
    }

    private Parameter? ReadOne(string path, MapNode reference, MapNode node)
    {
        string name = node.Text("name") ?? "";
        bool inPath = node.Text("in") == "path";
        if (!inPath && node.Text("in") != "query")
        {
            mistakes.Add(reference.Location, $"the parameter '{name}' is in '{node.Text("in")}'", "use path or query: headers are the client's own");
            return null;
        }

        if (inPath && !PathTemplate.Names(path).Contains(name, StringComparer.Ordinal))
        {
            mistakes.Add(reference.Location, $"the path '{path}' has no '{{{name}}}'", "correct the name, or remove the parameter");
            return null;
        }

        string csharpName = node.Text("x-name") ?? Names.Pascal(name);
        if (!Names.IsValid(csharpName))
        {
            mistakes.Add(reference.Location, $"the parameter '{name}' has no name that C# can take", "give it one with x-name");
            return null;
        }

        if (node.Map("schema") is not { } schema)
        {
            mistakes.Add(node.Location, $"the parameter '{name}' has no schema", "say what it holds");
            return null;
        }

        return new Parameter
        {
            Name = name,
            CSharpName = Names.Camel(csharpName),
            Type = ReadType(reference, name, schema),
            Description = Descriptions.Of(description, node),
            InPath = inPath,
            Required = inPath || node.Flag("required"),
        };
    }

    private TypeRef ReadType(MapNode reference, string name, MapNode schema)
    {
        TypeRef type = types.Read(schema);
        TypeRef value = type is TypeRef.List list ? list.Item : type;
        bool isText = value is TypeRef.Scalar or TypeRef.Named { Schema: OpenValueSchema or IdSchema or HandWrittenSchema };
        if (!isText)
            mistakes.Add(reference.Location, $"the parameter '{name}' is no text", "use a scalar, an open value or an id, or a list of them");

        return type;
    }
}
