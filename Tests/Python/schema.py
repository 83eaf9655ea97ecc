"""Gladi's schema as Protobuf messages of Python's protobuf package.

Loaded as descriptors that protoc writes, not as generated classes: any protoc fits any runtime.
"""

import pathlib
import subprocess
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Shared/Events/Schema"


class Schema:
    def __init__(self, folder=FOLDER):
        with tempfile.TemporaryDirectory() as scratch:
            path = pathlib.Path(scratch) / "schema.pb"
            files = sorted(str(file.relative_to(folder)) for file in folder.rglob("*.proto"))
            subprocess.run(
                ["protoc", f"--proto_path={folder}", f"--descriptor_set_out={path}", "--include_imports",
                 "--include_source_info", *files],
                check=True)
            self.files = descriptor_pb2.FileDescriptorSet.FromString(path.read_bytes()).file
        self.pool = descriptor_pool.DescriptorPool()
        for file in self.files:
            self.pool.Add(file)

    def events(self):
        """The types of all events: messages with the option gladi.event, ascending."""
        option = self.pool.FindExtensionByName("gladi.event")
        options = self.message("google.protobuf.MessageOptions")
        return sorted(f"{file.package}.{message.name}" for file in self.files for message in file.message_type
                      if options.FromString(message.options.SerializeToString()).HasExtension(option))

    def message(self, type):
        """The class of an event type, or None when the schema does not know it."""
        try:
            return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(type))
        except KeyError:
            return None

    def decode(self, type, content_type, data):
        """An event's data as a message; None when the schema does not know its type."""
        message = self.message(type)
        if message is None:
            return None
        if content_type == "application/json":
            return json_format.Parse(data, message(), ignore_unknown_fields=True)
        return message.FromString(data)
